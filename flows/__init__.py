"""The pure core: guides, cases and turns, without a clock, a file or a socket."""
