/** Shows the audit log, and tells it who asks. Only the framework enters. */
@NullMarked
package uy.ventanilla.identity.web.audit;

import org.jspecify.annotations.NullMarked;
