package io.sparkone.api.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Pages for admins only. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Managing {}
