class Message:
    def __init__(self, role, content):
        self.role = role
        self.content = content
