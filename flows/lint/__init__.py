"""The checks every guide passes when it is imported, so that no fault waits for a buyer."""
