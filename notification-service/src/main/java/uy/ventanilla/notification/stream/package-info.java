/** What other services say comes in here and becomes this service's own words. Nobody enters. */
@NullMarked
package uy.ventanilla.notification.stream;

import org.jspecify.annotations.NullMarked;
