/** What the audit log keeps. Pure Java; anybody may enter. */
@NullMarked
package uy.ventanilla.identity.domain.audit;

import org.jspecify.annotations.NullMarked;
