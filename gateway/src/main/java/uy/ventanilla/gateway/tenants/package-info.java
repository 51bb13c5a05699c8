/** Which tenant a host name belongs to, as heard on topic directory. The door looks hosts up here. */
@NullMarked
package uy.ventanilla.gateway.tenants;

import org.jspecify.annotations.NullMarked;
