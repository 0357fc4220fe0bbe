"""The server: the chat page, the HTTP API and the tools for other assistants, in one process.

`assistant.web.app.create_app` makes it. Nothing is handed on here, because that would import Gradio for
those who only look into the users file.
"""
