/** What the operator is told, through the notifier. */
package io.sparkone.backup.notice;
