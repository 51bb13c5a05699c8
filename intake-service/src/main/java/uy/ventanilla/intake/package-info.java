/** The doors of the platform: mail and forms become one stream of messages. */
@NullMarked
package uy.ventanilla.intake;

import org.jspecify.annotations.NullMarked;
