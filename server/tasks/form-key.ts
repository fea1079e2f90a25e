/** SQL: the same for tasks `t` that ask for the same answer in the same form, so that one answer can be given to all of them. */
export const FORM_KEY = `md5(t.response_schema::text || COALESCE(t.form_definition::text, ''))`
