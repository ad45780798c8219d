"""Faces of a medium: found, followed, aligned and measured once, for every analyzer."""
