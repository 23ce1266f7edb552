package io.sparkone.api.web;

/** Someone who is logged in. */
record Session(SessionToken token, String user) {}
