/** The monthly proof that restores work and that bad backups are noticed. */
package io.sparkone.backup.drill;
