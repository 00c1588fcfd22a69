# METADATA
# title: Amazon Lightsail databases
# scope: package
package parapet.aws_lightsail_database

import data.parapet.lib.value

# METADATA
# title: Lightsail database is reachable from the internet
# description: >-
#   In public mode only a password stands between strangers and the data. Let Lightsail
#   resources of the account connect alone, as is the default.
# related_resources:
#   - https://docs.aws.amazon.com/lightsail/latest/userguide/amazon-lightsail-configuring-database-public-mode.html
# custom:
#   id: aws-lightsail-database-public
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Close the database to the internet
#       unsafe: clients outside of Lightsail can no longer connect
#       set:
#         - {path: publicly_accessible, value: false}
public contains ["publicly_accessible"] if input.publicly_accessible

# METADATA
# title: Lightsail database has its password in the configuration
# description: >-
#   Whoever reads the repository can sign in. Pass the password in from a secret store, and
#   rotate the one that was written down.
# related_resources:
#   - https://docs.aws.amazon.com/lightsail/latest/userguide/amazon-lightsail-databases.html
# custom:
#   id: aws-lightsail-database-literal-password
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the password from a variable
#       unsafe: >-
#         the variable needs a value; the old one stays in the history of the code and has to be
#         changed
#       declare:
#         - type: variable
#           name: database_password
#           set:
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#             - {path: description, value: Password of the administrator of the database}
#       set:
#         - {path: ".", value: "${var.database_password}"}
literal_password contains ["master_password"] if value.literal(input.master_password)

# METADATA
# title: Lightsail database is not backed up
# description: >-
#   Without automatic backups an error or an intruder destroys the data for good. Leave them
#   enabled.
# related_resources:
#   - https://docs.aws.amazon.com/lightsail/latest/userguide/amazon-lightsail-databases.html
# custom:
#   id: aws-lightsail-database-no-backup
#   severity: medium
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-9]
#   remedies:
#     - title: Back the database up
#       set: [{path: backup_retention_enabled, value: true}]
no_backup contains ["backup_retention_enabled"] if input.backup_retention_enabled == false
