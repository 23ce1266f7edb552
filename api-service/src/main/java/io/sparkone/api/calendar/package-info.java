/** The calendar: events, their resource and what others are told. */
package io.sparkone.api.calendar;
