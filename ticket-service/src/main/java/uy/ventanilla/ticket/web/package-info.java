/** The public HTTP API: parse, call one use case, render. Browsers' pages and programs enter through the gateway. */
@NullMarked
package uy.ventanilla.ticket.web;

import org.jspecify.annotations.NullMarked;
