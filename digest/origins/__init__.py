"""Where an article comes from: the agency that wrote it, its outlet's owner, and how many are independent."""
