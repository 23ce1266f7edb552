package io.sparkone.api.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A body whose fields are all known: any other is a 400 that names it. Without this they are passed over, which a writer of
 * {@code "due"} instead of {@code "due_at"} would only notice when nothing is due.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnlyKnownFields {}
