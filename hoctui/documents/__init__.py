"""Files in and out: reading forms and trackers, writing Markdown, JSON and letters. Values in, text or bytes out."""
