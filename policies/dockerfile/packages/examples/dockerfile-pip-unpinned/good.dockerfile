FROM python:3.13
RUN pip install flask==3.0.3 && pip install -r requirements.txt && pip install .
