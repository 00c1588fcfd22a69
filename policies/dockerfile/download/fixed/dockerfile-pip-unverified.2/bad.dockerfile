FROM python:3.13
# want "dockerfile-pip-unverified"
RUN pip install --trusted-host pypi.example.com flask==3.0
# want "dockerfile-pip-unverified"
