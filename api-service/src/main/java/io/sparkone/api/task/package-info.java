/** Tasks: the resource, the rules of their changes, and what others are told and may propose. */
package io.sparkone.api.task;
