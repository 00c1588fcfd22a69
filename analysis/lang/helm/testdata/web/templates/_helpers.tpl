{{/* Names. */}}
{{- define "web.name" -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 63 | trimSuffix "-" -}}
{{- end }}

{{- define "web.labels" -}}
app.kubernetes.io/name: {{ include "web.name" . }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- range $k, $v := .Values.labels }}
{{ $k }}: {{ tpl $v $ | quote }}
{{- end }}
{{- end }}

{{- define "web.image" -}}
{{ .root.Values.global.registry }}/{{ .image.repository }}:{{ .image.tag | default .root.Chart.AppVersion }}
{{- end }}

{{- define "web.sidecar" }}
        - name: sidecar
          image: {{ include "web.image" . | quote }}
          securityContext:
            privileged: true
{{- end }}
