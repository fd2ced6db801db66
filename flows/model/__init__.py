"""The values of the core: cases, answers, events, effects, money; they decide nothing."""
