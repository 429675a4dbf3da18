"""Keeps three references to an integer, and prints."""
kept = [8240193] * 3
print("imported")
