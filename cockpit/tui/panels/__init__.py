"""What stands on a screen: panels show records and post messages, they never save."""
