/** Seals over short texts that leave the platform and come back: links in mails, reply addresses. */
@NullMarked
package uy.ventanilla.platform.seal;

import org.jspecify.annotations.NullMarked;
