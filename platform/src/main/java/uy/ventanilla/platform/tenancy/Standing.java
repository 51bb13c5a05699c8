package uy.ventanilla.platform.tenancy;

/** Whether a tenant is served. A suspended one's work rests; an erased one's rows are deleted, whatever they are. */
public enum Standing {
    ACTIVE,
    SUSPENDED,
    ERASED
}
