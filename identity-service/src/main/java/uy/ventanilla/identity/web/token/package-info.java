/** Makes tokens: Spring's authorization server, told about tenants at its own seams. Only the framework enters. */
@NullMarked
package uy.ventanilla.identity.web.token;

import org.jspecify.annotations.NullMarked;
