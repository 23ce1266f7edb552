/** What is said without being asked: the daily brief, deadlines, overdue tasks, events to come. Each once. */
package io.sparkone.api.reminder;
