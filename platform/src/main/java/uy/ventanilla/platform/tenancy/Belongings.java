package uy.ventanilla.platform.tenancy;

/** What a service keeps of tenants outside of its database's guarded tables: a search index, files. */
public interface Belongings {
    /** What it is, in the plural, as it is counted: {@code documents in Elasticsearch}. */
    String name();

    /** Forgets some of what is the tenant's and returns how much; 0 where nothing is left. Outside of any transaction. */
    long erase(TenantId tenant);
}
