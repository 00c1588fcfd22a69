FROM python:3.13
# want "dockerfile-pip-cache-kept"
RUN pip install --no-cache-dir flask==3.0.3
