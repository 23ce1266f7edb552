/** The web page: HTML for people in a browser, with sessions of its own. */
package io.sparkone.api.web;
