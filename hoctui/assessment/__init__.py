"""The yearly self-assessment: its questionnaire, answers, progress and what is read from an earlier form. Pure."""
