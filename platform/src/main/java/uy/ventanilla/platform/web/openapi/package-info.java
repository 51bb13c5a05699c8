/** What a service's HTTP interface is, as an OpenAPI 3.1 document made of its controllers and their Javadoc. */
@NullMarked
package uy.ventanilla.platform.web.openapi;

import org.jspecify.annotations.NullMarked;
