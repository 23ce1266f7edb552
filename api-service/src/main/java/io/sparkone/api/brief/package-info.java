/** The daily brief: what a day holds, and how the suite is doing, which the other services tell by events. */
package io.sparkone.api.brief;
