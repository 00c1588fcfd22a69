FROM python:3.13
RUN pip install --cert /ca.pem flask==3.0
