"""Which time zone a person means: by a place's name, or by the time on their clock."""
