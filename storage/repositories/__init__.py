"""The queues and tables of the store, one module for each: what is read, claimed and written."""
