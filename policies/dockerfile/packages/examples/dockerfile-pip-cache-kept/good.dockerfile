FROM python:3.13 AS a
ENV PIP_NO_CACHE_DIR=1
RUN pip install flask==3.0.3
FROM python:3.13
RUN pip3 install --no-cache-dir flask==3.0.3
