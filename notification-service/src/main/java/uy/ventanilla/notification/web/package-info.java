/** The bell, the deliveries and the live hints over HTTP. Nobody enters. */
@NullMarked
package uy.ventanilla.notification.web;

import org.jspecify.annotations.NullMarked;
