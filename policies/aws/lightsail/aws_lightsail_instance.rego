# METADATA
# title: Amazon Lightsail instances
# scope: package
package parapet.aws_lightsail_instance

import data.parapet.lib.secrets

# METADATA
# title: Lightsail instance takes no automatic snapshots
# description: >-
#   Without snapshots the disk cannot be restored after a mistake or an attack. Enable the
#   automatic ones.
# related_resources:
#   - https://docs.aws.amazon.com/lightsail/latest/userguide/amazon-lightsail-configuring-automatic-snapshots.html
# custom:
#   id: aws-lightsail-instance-no-snapshots
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-9]
#   remedies:
#     - title: Take a snapshot each day
#       set:
#         - {path: add_on.type, value: AutoSnapshot}
#         - {path: add_on.snapshot_time, value: "06:00"}
#         - {path: add_on.status, value: Enabled}
no_snapshots contains ["add_on"] if not input.add_on.status == "Enabled"

# METADATA
# title: Lightsail instance has a credential in its launch script
# description: >-
#   The launch script is stored with the instance and in the state, where many can read it.
#   Fetch credentials at boot from a secret store.
# related_resources:
#   - https://docs.aws.amazon.com/lightsail/latest/userguide/lightsail-how-to-configure-server-additional-data-shell-script.html
# custom:
#   id: aws-lightsail-instance-user-data-secret
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
user_data_secret contains ["user_data"] if secrets.contains_credential(input.user_data)
