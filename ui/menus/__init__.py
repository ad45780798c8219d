"""What the desk can do, by subject: the rows that menus, keys and the help page come from."""
