export declare function bold(text: string): string
export declare function dim(text: string): string
export declare function red(text: string): string
export declare function green(text: string): string
export declare function underline(text: string): string
export declare function print(text?: string): void
export declare function step<T>(label: string, work: (note: (text: string) => void) => Promise<T>): Promise<T>
