FROM python:3.13
# want "dockerfile-pip-unpinned"
RUN pip install flask
