"""Which way a case may go and until when: rules the steps of every phase share."""
