FROM python:3.13
# want "dockerfile-pip-unverified"
RUN pip install flask==3.0
# want "dockerfile-pip-unverified"
ENV PIP_TRUSTED_HOST=pypi.example.com
