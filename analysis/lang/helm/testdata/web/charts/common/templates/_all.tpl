{{- define "common.namespace" }}
apiVersion: v1
kind: Namespace
metadata:
  name: {{ .name }}
{{- end }}
