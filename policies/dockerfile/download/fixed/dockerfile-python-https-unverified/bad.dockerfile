FROM python:3.13
# want "dockerfile-python-https-unverified"
