# METADATA
# title: Config maps
# scope: package
package parapet.k8s_config_map

import data.parapet.lib.secrets

# METADATA
# title: Config map holds a credential
# description: >-
#   Config maps are read by many more than secrets are, and are not encrypted at rest. Keep
#   credentials in a secret store.
# related_resources:
#   - https://kubernetes.io/docs/concepts/configuration/configmap/
#   - https://kubernetes.io/docs/concepts/security/secrets-good-practices/
# custom:
#   id: k8s-config-map-credential
#   severity: high
#   category: secrets
#   cwe: [CWE-312]
#   aliases: [C-0012, sensitiveConfigmapContent, KSV-01010, AVD-KSV-01010, KSV-0109, AVD-KSV-0109]
credential contains ["data", key] if {
	some key, x in input.data
	secrets.is_credential(key, x)
}

credential contains ["data", key] if {
	some key, x in input.data
	some line in split(x, "\n")
	[_, name, word] := regex.find_all_string_submatch_n(`^\s*(?:export\s+)?["']?([A-Za-z0-9_.-]+)["']?\s*[:=]\s*["']?([^\s"',]+)["']?,?\s*$`, line, 1)[0]
	secrets.is_credential(name, word)
}
