/** What people are to be told: handed to the notifier as events. */
package io.sparkone.api.notice;
