"""The checks every guide passes when it is loaded, so that no fault waits for a buyer."""
